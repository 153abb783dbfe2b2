import { asProblem, isAbort, type Problem } from '@koumen/api-client'
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { currentLocale } from '../i18n'
import { useShown } from './shown'

/** Something read from the server: as long as it is being read, when it failed, and what came. */
export interface Reading<T> {
  value: Readonly<Ref<T | undefined>>
  problem: Readonly<Ref<Problem | undefined>>
  loading: Readonly<Ref<boolean>>
  reload(): Promise<void>
  /** Looks again without saying so; what did not change stays the same, a failure is passed over. */
  refresh(): Promise<boolean>
}

/**
 * Reads now and whenever what `source` returns has changed; a newer reading cancels the older one.
 * Nothing is read while `source` is undefined. What was read stays visible until the next has come.
 * A page that comes back to the screen reads again.
 */
export function useReading<S, T>(
  source: () => S | undefined,
  read: (source: S, signal: AbortSignal) => Promise<T>,
): Reading<T> {
  const value = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const loading = ref(false)
  let running: AbortController | undefined

  async function reload() {
    running?.abort()
    const now = source()
    if (now === undefined) {
      value.value = undefined
      return
    }
    const mine = (running = new AbortController())
    loading.value = true
    try {
      const found = await read(now, mine.signal)
      if (mine.signal.aborted) return
      value.value = found
      problem.value = undefined
    } catch (thrown) {
      if (mine.signal.aborted || isAbort(thrown)) return
      problem.value = asProblem(thrown, currentLocale())
    } finally {
      if (running === mine) loading.value = false
    }
  }

  async function refresh(): Promise<boolean> {
    const now = source()
    if (now === undefined || loading.value) return true
    const about = JSON.stringify(now)
    try {
      const found = await read(now, new AbortController().signal)
      if (loading.value || JSON.stringify(source() ?? null) !== about) return true
      if (JSON.stringify(found) !== JSON.stringify(value.value)) value.value = found
      return true
    } catch {
      return false
    }
  }

  const shown = useShown(() => void reload())
  watch(
    () => JSON.stringify(source() ?? null),
    () => {
      if (shown.value) void reload()
    },
    { immediate: true },
  )
  onScopeDispose(() => running?.abort())
  return { value, problem, loading, reload, refresh }
}

/** Something done on the server: busy while it runs, the problem when it was refused. */
export function useDoing() {
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  /** Runs `work`; true when it went well. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    try {
      await work()
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown, currentLocale())
      return false
    } finally {
      busy.value = false
    }
  }

  /** Forgets what was refused before. */
  function clear() {
    problem.value = undefined
  }

  return { busy, problem, run, clear }
}
