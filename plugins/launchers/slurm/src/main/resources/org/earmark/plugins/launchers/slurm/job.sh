#!/bin/bash
# One cell of an Earmark plan, placed by Slurm. Written by earmark run --launcher slurm; the tasks lie beside it.
tasks=@TASKS@
restarts_allowed=@RESTARTS@

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
rm -f "$EARMARK_STOP_FILE"
interrupted=0 ending=0
stop() { interrupted=1; touch "$EARMARK_STOP_FILE"; say "asked to stop ($1)"; }
trap 'stop USR1' USR1
# Whoever ends the job decides what becomes of it: scancel for good, a preemption by requeueing it itself.
trap 'ending=1; stop TERM' TERM

"${command[@]}" >>"$log" 2>&1 &
worker=$!
while :; do
  interrupted=0
  wait "$worker"
  code=$?
  # A signal ends the wait, not the worker.
  ((interrupted)) || break
done
rm -f "$EARMARK_STOP_FILE"
if ((code == 85 && ending == 0 && restarts < restarts_allowed)); then
  say "stopped with a checkpoint; back into the queue"
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" >>"$log" 2>&1
fi
exit "$code"
