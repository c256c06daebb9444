# Reads "add RANK PID SIGNAL NAME" and "remove PID" from the launcher. At the end of its input the
# launcher is gone: what is still there is stopped, rank by rank, and killed when it will not go.
trap '' INT HUP TERM
children=""

# When a process began, so that a number that was given away again is left alone.
born() {
  if [ -r "/proc/$1/stat" ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -d ' '
  fi
}

# A zombie has ended: only its parent has not looked yet.
ends() {
  if [ -r "/proc/$1/stat" ]; then
    state=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 1)
  else
    state=$(ps -o state= -p "$1" 2>/dev/null || true)
  fi
  [ "$(born "$1")" != "$2" ] || [ "${state#Z}" != "$state" ]
}

pause() {
  sleep 0.2 2>/dev/null || sleep 1
}

forget() {
  kept=""
  for child in $children; do
    case $child in
      *:"$1":*) ;;
      *) kept="$kept $child" ;;
    esac
  done
  children=$kept
}

stop_rank() {
  for child in $children; do
    rank=${child%%:*}
    rest=${child#*:}
    pid=${rest%%:*}
    rest=${rest#*:}
    signal=${rest%%:*}
    rest=${rest#*:}
    name=${rest%%:*}
    began=${rest#*:}
    if [ "$rank" != "$1" ] || [ -z "$began" ] || ends "$pid" "$began"; then
      continue
    fi
    echo "The launcher is gone: stopping $name (pid $pid)."
    kill -"$signal" "$pid" 2>/dev/null || true
    tries=0
    while ! ends "$pid" "$began"; do
      tries=$((tries + 1))
      if [ "$tries" -eq 100 ]; then
        echo "$name (pid $pid) did not stop in time: killing it."
        kill -KILL "$pid" 2>/dev/null || true
      fi
      if [ "$tries" -ge 150 ]; then
        break
      fi
      pause
    done
  done
}

while read -r word first second third fourth; do
  case $word in
    add) children="$children $first:$second:$third:$fourth:$(born "$second")" ;;
    remove) forget "$first" ;;
  esac
done
for rank in 1 2 3 4 5 6 7 8 9; do
  stop_rank "$rank"
done
