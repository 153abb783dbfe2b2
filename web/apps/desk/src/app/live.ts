import { onScopeDispose } from 'vue'
import { useShown } from './shown'

/**
 * Runs `look` again and again while the page is on screen and its tab is seen; a look that is still
 * running is not overtaken by the next.
 */
export function useLive(look: () => Promise<unknown>, every = 5000): void {
  let running = false
  const shown = useShown(() => void now())

  async function now() {
    if (running || !shown.value || document.hidden) return
    running = true
    try {
      await look()
    } finally {
      running = false
    }
  }

  const timer = setInterval(() => void now(), every)
  const seen = () => void now()
  document.addEventListener('visibilitychange', seen)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', seen)
  })
}
