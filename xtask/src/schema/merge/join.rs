//! Which forms are of one type, and which only look as if they weren't.

use crate::schema::node::{EnumValue, Kind, Node, Object, shape_key, variant_tag};

use super::{Forms, Merger};

impl Merger<'_> {
    /// Joins groups that only look different.
    pub(super) fn join(&self, groups: Vec<Forms>) -> Vec<Forms> {
        let mut groups = groups;
        // A string by a name and a string.
        let is_text = |group: &Forms| {
            group.first().is_some_and(|(it, _)| match &it.kind {
                Kind::Text { .. } => true,
                Kind::Ref(name) => self.texts.contains(name),
                _ => false,
            })
        };
        if groups.iter().filter(|it| is_text(it)).count() > 1 {
            let (texts, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_text);
            let mut texts: Forms = texts.into_iter().flatten().collect();
            for (node, _) in &mut texts {
                node.kind = Kind::Text { format: None };
            }
            groups = std::iter::once(texts).chain(rest).collect();
        }
        // A union that has the other type among its members.
        let union = groups.iter().find_map(|group| match group.first() {
            Some((
                Node {
                    kind: Kind::Ref(name),
                    ..
                },
                _,
            )) => Some((name.clone(), self.unions.get(name)?.clone())),
            _ => None,
        });
        if let Some((name, members)) = union {
            let fits = |group: &Forms| {
                group.iter().all(|(it, _)| {
                    matches!(&it.kind, Kind::Ref(other) if *other == name)
                        || members.contains(&shape_key(it))
                })
            };
            let (inside, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(fits);
            let mut inside: Forms = inside.into_iter().flatten().collect();
            for (node, _) in &mut inside {
                node.kind = Kind::Ref(name.clone());
            }
            groups = std::iter::once(inside).chain(rest).collect();
        }
        // A union that had one member once, written as this member.
        let tag = groups.iter().flatten().find_map(|(it, _)| match &it.kind {
            Kind::Tagged { tag, .. } => Some(tag.clone()),
            _ => None,
        });
        if let Some(tag) = tag {
            let single = |group: &Forms| {
                group.iter().all(|(it, _)| {
                    variant_tag(it, &tag).is_some() || matches!(it.kind, Kind::Tagged { .. })
                })
            };
            let (inside, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(single);
            let mut inside: Forms = inside.into_iter().flatten().collect();
            for (node, _) in &mut inside {
                if matches!(node.kind, Kind::Object(_)) {
                    let member = Node::from(std::mem::replace(&mut node.kind, Kind::Any));
                    node.kind = Kind::Tagged {
                        tag: tag.clone(),
                        variants: vec![member],
                        shared: Object::default(),
                    };
                }
            }
            groups = std::iter::once(inside)
                .chain(rest)
                .filter(|it| !it.is_empty())
                .collect();
        }
        // Enums and unions of strings and keys.
        for group in &mut groups {
            if group
                .iter()
                .any(|(it, _)| matches!(it.kind, Kind::External { .. }))
            {
                for (node, _) in group.iter_mut() {
                    if let Kind::Enum(values) = &mut node.kind {
                        node.kind = Kind::External {
                            values: std::mem::take(values),
                            variants: Vec::new(),
                        };
                    }
                }
            }
        }
        groups
    }
}

/// Forms that can be merged into one type without a decision.
pub(super) fn same_kind(a: &Kind, b: &Kind) -> bool {
    match (a, b) {
        (Kind::Ref(a), Kind::Ref(b)) => a == b,
        (Kind::Tagged { tag: a, .. }, Kind::Tagged { tag: b, .. }) => a == b,
        (Kind::Enum(_) | Kind::External { .. }, Kind::Enum(_) | Kind::External { .. }) => true,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// A union with a tag → one struct with the properties of all members, the tag an enum.
pub(super) fn flatten(kind: &mut Kind) {
    let Kind::Tagged {
        tag,
        variants,
        shared,
    } = kind
    else {
        return;
    };
    let mut object = std::mem::take(shared);
    let mut tags = Vec::new();
    for variant in std::mem::take(variants) {
        let doc = variant.doc.clone();
        tags.extend(variant_tag(&variant, tag).map(|value| EnumValue {
            value: value.to_owned(),
            doc,
        }));
        if let Kind::Object(member) = variant.kind {
            for (name, node) in member
                .properties
                .into_iter()
                .filter(|(name, _)| name != tag)
            {
                object.properties.entry(name).or_insert(node);
            }
        }
    }
    object
        .properties
        .insert(tag.clone(), Kind::Enum(tags).into());
    object.required.push(tag.clone());
    object.required.sort_unstable();
    *kind = Kind::Object(object);
}

/// The integer type that holds all of them.
pub(super) fn widest(kinds: &[Kind]) -> Kind {
    let mut signed_bits = 0;
    let mut unsigned_bits = 0;
    let mut positive = true;
    for kind in kinds {
        let Kind::Integer { format, unsigned } = kind else {
            continue;
        };
        positive &= *unsigned;
        let format = format.as_deref().unwrap_or("int64");
        let (bits, digits) = match format.strip_prefix('u') {
            Some(rest) => (&mut unsigned_bits, rest),
            None => (&mut signed_bits, format),
        };
        *bits = (*bits).max(match digits {
            "int8" => 8,
            "int16" => 16,
            "int32" => 32,
            _ => 64,
        });
    }
    let format = if signed_bits == 0 {
        format!("uint{unsigned_bits}")
    } else if unsigned_bits < signed_bits {
        format!("int{signed_bits}")
    } else {
        // No signed type of the same width holds an unsigned one; past 64 bits there is none that a program would use.
        format!("int{}", (unsigned_bits * 2).min(64))
    };
    Kind::Integer {
        format: Some(format),
        unsigned: positive,
    }
}
