import Glibc

/// Ends this process as `kill -9` does: nothing is flushed, nothing is closed.
func killSelf() {
  kill(getpid(), SIGKILL)
  while true { pause() }
}
