//! The whole flow, on every release that stands for others: one test for each, so that one that
//! fails hides no other.

macro_rules! on_releases {
    ($($name:ident $version:literal;)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                codex_threads_tests::flow::run($version).await;
            }
        )*
    };
}

on_releases! {
    the_whole_flow_on_0_100_0 "0.100.0";
    the_whole_flow_on_0_107_0 "0.107.0";
    the_whole_flow_on_0_115_0 "0.115.0";
    the_whole_flow_on_0_120_0 "0.120.0";
    the_whole_flow_on_0_129_0 "0.129.0";
    the_whole_flow_on_0_143_0 "0.143.0";
    the_whole_flow_on_0_150_1 "0.150.1";
    the_whole_flow_on_0_151_0 "0.151.0";
    the_whole_flow_on_0_155_1 "0.155.1";
    the_whole_flow_on_0_156_0 "0.156.0";
    the_whole_flow_on_0_166_0 "0.166.0";
    the_whole_flow_on_0_169_0 "0.169.0";
}
