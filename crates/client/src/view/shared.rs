//! A sequence whose copies share what they have in common.

use std::sync::Arc;

/// Elements of one chunk. A change copies the chunk's pointers and the list of chunks, no more.
const CHUNK: usize = 64;

/// A vector in chunks behind pointers. A clone costs one pointer for each chunk; changing an
/// element of a clone copies that element, the pointers of its chunk, and nothing else.
#[derive(Debug)]
pub(super) struct Shared<T> {
    chunks: Vec<Arc<Vec<Arc<T>>>>,
    len: usize,
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self {
            chunks: self.chunks.clone(),
            len: self.len,
        }
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self {
            chunks: Vec::new(),
            len: 0,
        }
    }
}

impl<T> Shared<T> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// All chunks but the last are full.
    pub(super) fn get(&self, index: usize) -> Option<&T> {
        self.chunks
            .get(index / CHUNK)?
            .get(index % CHUNK)
            .map(|element| &**element)
    }

    pub(super) fn last(&self) -> Option<&T> {
        self.get(self.len.checked_sub(1)?)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.arcs().map(|element| &**element)
    }

    pub(super) fn arcs(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// Where the last element is that `wanted` accepts: what is looked for is nearly always new.
    pub(super) fn rfind(&self, wanted: impl Fn(&T) -> bool) -> Option<usize> {
        let behind = self.iter().rev().position(wanted)?;
        Some(self.len - 1 - behind)
    }

    pub(super) fn push(&mut self, element: impl Into<Arc<T>>) {
        let element = element.into();
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK => Arc::make_mut(chunk).push(element),
            _ => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(element);
                self.chunks.push(Arc::new(chunk));
            }
        }
        self.len += 1;
    }
}

impl<T: Clone> Shared<T> {
    /// The element at an index that is known to be there: from [`rfind`](Self::rfind), say.
    pub(super) fn at_mut(&mut self, index: usize) -> &mut T {
        let chunk = Arc::make_mut(&mut self.chunks[index / CHUNK]);
        Arc::make_mut(&mut chunk[index % CHUNK])
    }
}

impl<T> FromIterator<Arc<T>> for Shared<T> {
    fn from_iter<I: IntoIterator<Item = Arc<T>>>(elements: I) -> Self {
        let mut shared = Self::default();
        for element in elements {
            shared.push(element);
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_a_copy_is_not_seen_by_the_other() {
        let mut one: Shared<String> = Shared::default();
        for n in 0..200 {
            one.push(n.to_string());
        }
        let two = one.clone();
        one.at_mut(70).push('!');
        one.push("more".to_owned());
        assert_eq!(two.get(70).unwrap(), "70");
        assert_eq!(one.get(70).unwrap(), "70!");
        assert_eq!((two.len(), one.len()), (200, 201));
        assert_eq!(one.last().unwrap(), "more");
        // What has not changed is one and the same.
        let same = |n: usize| std::ptr::eq(one.get(n).unwrap(), two.get(n).unwrap());
        assert!((0..200).all(|n| same(n) == (n != 70)));
        assert_eq!(one.rfind(|text| text == "7"), Some(7));
        assert_eq!(one.rfind(|text| text == "none"), None);
        assert_eq!(one.iter().count(), 201);
    }
}
