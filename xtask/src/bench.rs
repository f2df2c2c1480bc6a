//! Measures a release build.

use crate::{
    failure::Outcome,
    install, node,
    packages::Need,
    project::Project,
    shell::{cargo, run},
};

/// Runs the measuring program of the whole-program tests; `arguments` are passed on.
pub(crate) fn bench(project: &Project, arguments: &[String]) -> Outcome {
    install::ensure(&[Need::Build, Need::Headless, Need::Test])?;
    node::build(project)?;
    run(cargo(project)
        .args(["run", "--quiet", "--release", "--package", "ldn-tests", "--bin", "bench", "--"])
        .args(arguments))
}
