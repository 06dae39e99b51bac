//! This client beside everything else one could use: the same server, the same work, one table.

mod aims;
mod build;
mod contender;
mod figures;
mod machine;
mod options;
mod python;
mod readme;
mod render;
mod run;
mod sizes;
mod stats;
mod workload;

use anyhow::Result;

use self::options::Options;

fn main() -> Result<()> {
    let options = Options::read()?;
    let mut contenders = contender::all();
    contenders.retain(|contender| options.takes(contender.name));
    let workloads = workload::all(&options);
    if !workloads.is_empty() {
        build::all(&mut contenders)?;
    }
    let mut results = run::Results::default();
    for workload in workloads {
        run::rounds(&workload, &contenders, &options, &mut results)?;
    }
    let allocations = match options.allocations {
        true => run::allocations(&contenders, &options)?,
        false => Vec::new(),
    };
    let page = |sizes: &[sizes::Size]| -> Result<String> {
        let page = render::page(&contenders, &results, &allocations, sizes, &options)?;
        if let Some(file) = &options.out {
            std::fs::write(file, &page)?;
            eprintln!("written to {}", file.display());
        }
        Ok(page)
    };
    // Building takes long: what was measured is not to be lost with it.
    page(&[])?;
    let sizes = match options.sizes {
        true => sizes::all(&options)?,
        false => Vec::new(),
    };
    println!("{}", page(&sizes)?);
    if options.readme {
        let summary = render::summary(&contenders, &results, &sizes, &options)?;
        readme::put(&summary)?;
    }
    Ok(())
}
