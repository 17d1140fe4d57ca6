#!/bin/bash
# One cell of an Earmark plan, placed by Slurm. Written by earmark run --launcher slurm; the tasks lie beside it.
tasks=@TASKS@
restarts_allowed=@RESTARTS@
nodes=@NODES@

restarts=${SLURM_RESTART_COUNT:-0}
. "$tasks/$SLURM_ARRAY_TASK_ID.sh" || exit 1
log=$attempt/log.txt
say() { echo "$(date -u +%FT%TZ) slurm job ${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID on ${SLURMD_NODENAME:-?}, start $((restarts + 1)): $1" >>"$log"; }

if ((restarts > restarts_allowed)); then
  say "started again more than $restarts_allowed times; giving up"
  exit 1
fi
say "CUDA_VISIBLE_DEVICES=${CUDA_VISIBLE_DEVICES-none}"

# The worker looks for this file between steps: it then writes a checkpoint and ends with exit code 85.
export EARMARK_STOP_FILE=$attempt/stop.${SLURM_ARRAY_JOB_ID:-0}.$restarts
export EARMARK_THREADS=${SLURM_CPUS_PER_TASK:-1}
rm -f "$EARMARK_STOP_FILE" "$attempt/slurm-end.json"
interrupted=0 ending=0
stop() { interrupted=1; touch "$EARMARK_STOP_FILE"; say "asked to stop ($1)"; }
trap 'stop USR1' USR1
# Whoever ends the job decides what becomes of it: scancel for good, a preemption by requeueing it itself.
trap 'ending=1; stop TERM' TERM

# On several nodes one task leads each; rank 0 is on the first, and its exit code is the cell's.
on_all_nodes() {
  local start=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID.$restarts first
  mkdir -p "$attempt/ranks" || return 1
  first=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | sed -n 1p)
  EARMARK_FIRST_HOST=$(scontrol show node "$first" | sed -n 's/.*NodeAddr=\([^ ]*\).*/\1/p')
  export EARMARK_FIRST_HOST EARMARK_NODES=$nodes EARMARK_MEETING=$attempt/ranks/meeting.$start
  srun --export=ALL --nodes="$nodes" --ntasks="$nodes" --ntasks-per-node=1 --cpus-per-task="$EARMARK_THREADS" \
    --kill-on-bad-exit=0 --wait=60 bash -c '
      trap "" TERM  # as below
      export EARMARK_NODE=$SLURM_PROCID
      "$@"
      code=$?
      ((EARMARK_NODE == 0)) && echo "$code" >"$EARMARK_MEETING.code"
      exit "$code"' _ "${command[@]}"
  local code=$?
  if [[ -s $EARMARK_MEETING.code ]]; then code=$(<"$EARMARK_MEETING.code"); fi
  return "$code"
}

kill_tree() {
  local child
  for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do kill_tree "$child"; done
  kill -9 "$1" 2>/dev/null
}

# Slurm's TERM goes to all of a job; a worker that died of it could write no checkpoint, so the stop file alone asks it.
(
  trap '' TERM
  if ((nodes > 1)); then on_all_nodes; else exec "${command[@]}"; fi
) >>"$log" 2>&1 &
worker=$!
late=$attempt/late.${SLURM_ARRAY_JOB_ID:-0}.$restarts watch=
if [[ -n $timeout ]]; then
  { sleep "$timeout"; touch "$late"; kill_tree "$worker"; } >/dev/null 2>&1 &
  watch=$!
fi
while :; do
  interrupted=0
  wait "$worker"
  code=$?
  # A signal ends the wait, not the worker.
  ((interrupted)) || break
done
[[ -n $watch ]] && kill_tree "$watch"
timed_out=false
if [[ -e $late ]]; then timed_out=true; fi
rm -f "$EARMARK_STOP_FILE" "$late"
echo "{\"format\":1,\"exitCode\":$code,\"timedOut\":$timed_out}" >"$attempt/slurm-end.json.new"
mv "$attempt/slurm-end.json.new" "$attempt/slurm-end.json"
if ((code == 85 && ending == 0 && restarts < restarts_allowed)); then
  say "stopped with a checkpoint; back into the queue"
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" >>"$log" 2>&1
fi
exit "$code"
