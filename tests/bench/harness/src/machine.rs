//! On what it was measured.

use std::process::Command;

fn line_of(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().ok();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    text.unwrap_or_default()
}

/// How many cores of which processor.
pub fn processor() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or("unknown processor", |(_, model)| model.trim());
    let model = model.replace("(R)", "").replace("(TM)", "");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{cores} cores, {model}")
}

/// The processor, the system, the compiler, and the time.
pub fn describe() -> String {
    format!(
        "{}; {}; {}; {}",
        processor(),
        line_of("uname", &["-srm"]),
        line_of("rustc", &["--version"]),
        line_of("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
    )
}

/// The load average of the last minute.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("?").to_owned()
}
