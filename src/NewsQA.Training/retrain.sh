#!/usr/bin/env bash
# Trains the reader from nothing and puts it into data/models: retrain.sh DATA [STEPS] [WORK]
# DATA  the folder with train/ and validation/ (README.md beside this script says what they hold)
# STEPS of the run on questions and claims together; 7400 is about a sixth of a pass over the data. A run of half as many
#       follows for each task, above the layers that both share
# WORK  folder for rows, checkpoints and float32 model; a run that was stopped goes on from the checkpoint there
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${1:?"usage: retrain.sh DATA [STEPS] [WORK]"}
steps=${2:-7400}
work=${3:-$root/artifacts/training}
models=$root/data/models

dotnet build "$here" -c Release
preload=$(bash "$here/libstdcxx-compat.sh")
# A step allocates and frees the same large blocks: glibc would give them back to the system each time and fault them in anew.
# Measured on two cores: 1.18 steps a second without these settings, 1.66 with them, the same losses.
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 MALLOC_TOP_PAD_=200000000 MALLOC_ARENA_MAX=2
training() { env ${preload:+LD_PRELOAD="$preload"} dotnet "$here/bin/Release/net10.0/newsqa-training.dll" "$@"; }

# A run that is stopped ends well, with its checkpoint; what follows must not take it for finished.
trap 'exit 130' INT TERM
mkdir -p "$work" "$models"
[ -f "$work/rows.jsonl" ] || training prepare --data "$data" --written "$root/data/training" --rows "$work/rows.jsonl" --seed 1
training train --rows "$work/rows.jsonl" --checkpoint "$work/reader.ckpt" --steps "$steps" --seed 1 --validation "$data/validation"
for run in questions:256 claims:384; do
    IFS=: read -r task tokens <<< "$run"
    training train --rows "$work/rows.jsonl" --checkpoint "$work/$task.ckpt" --initial "$work/reader.ckpt" --task "$task" --steps $((steps / 2)) --seed 2 \
        --rate 1.5e-4 --dropout 0.1 --max-tokens "$tokens" --validation "$data/validation"
done
training export --checkpoint "$work/questions.ckpt" --claims-checkpoint "$work/claims.ckpt" --rows "$work/rows.jsonl" --output "$models" --float-output "$work" --weights averaged
training evaluate --data "$data" --stories "$root/data/evaluation/stories" --model "$work/reader.float32.onnx"
training evaluate --data "$data" --stories "$root/data/evaluation/stories" --calibrate "$root/data/calibration" --model "$models/reader.onnx" --info "$models/reader.json"
