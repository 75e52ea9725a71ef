#!/usr/bin/env bash
# Gradescope runs this once, when it makes the autograder's image. The kit needs Maven 3.8.6 or later: choose Ubuntu 24.04.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends default-jdk-headless maven bubblewrap
cd /autograder/source
# Builds the grader, so that no submission waits for a download.
./interleave --help >/dev/null
