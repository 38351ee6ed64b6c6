#!/usr/bin/env bash
# Trains the reader from nothing and puts it into data/models: retrain.sh DATA [STEPS] [WORK]
# DATA  the folder with train/ and validation/ (README.md beside this script says what they hold)
# STEPS until the learning rate is zero; 2700 is about one pass over the rows
# WORK  folder for rows, checkpoint and float32 model; a run that was stopped goes on from the checkpoint there
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${1:?"usage: retrain.sh DATA [STEPS] [WORK]"}
steps=${2:-2700}
work=${3:-$root/artifacts/training}
models=$root/data/models

dotnet build "$here" -c Release
preload=$(bash "$here/libstdcxx-compat.sh")
training() { env ${preload:+LD_PRELOAD="$preload"} dotnet "$here/bin/Release/net10.0/newsqa-training.dll" "$@"; }

mkdir -p "$work" "$models"
[ -f "$work/rows.jsonl" ] || training prepare --data "$data" --rows "$work/rows.jsonl" --seed 1
training train --rows "$work/rows.jsonl" --checkpoint "$work/reader.ckpt" --steps "$steps" --seed 1
training export --checkpoint "$work/reader.ckpt" --output "$models" --float-output "$work"
training evaluate --data "$data" --model "$work/reader.float32.onnx"
training evaluate --data "$data" --model "$models/reader.onnx" --info "$models/reader.json"
