import { asProblem, isAbort, type Page, type Problem, type Query } from '@koumen/api-client'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { currentLocale } from '../i18n'
import { api } from './api'
import { useShown } from './shown'

const nothingHeld: { added: string[]; gone: string[] } = { added: [], gone: [] }

/**
 * A list read page by page; typing waits a moment, a newer question cancels the older one. A list
 * that comes back to the screen keeps its rows and its place unless the question has changed.
 */
export function useRows<Row extends object>(
  path: string | (() => string),
  question: () => Query | undefined,
  options: { wait?: number } = {},
) {
  const rows = shallowRef<Row[]>([])
  const total = ref<number>()
  const next = ref<string | null>(null)
  const loading = ref(true)
  const problem = shallowRef<Problem>()
  /** What a look found while the rows were held: keys of new ones and of those that left. */
  const held = shallowRef<{ added: string[]; gone: string[] }>(nothingHeld)
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let answered = ''

  const asking = () =>
    JSON.stringify([typeof path === 'string' ? path : path(), question() ?? null])

  async function read(after?: string) {
    const asked = question()
    running?.abort()
    answered = asking()
    held.value = nothingHeld
    if (!asked) {
      rows.value = []
      loading.value = false
      return
    }
    const mine = (running = new AbortController())
    loading.value = true
    try {
      const page = await api.get<Page<Row>>(typeof path === 'string' ? path : path(), {
        query: { ...asked, after },
        signal: mine.signal,
      })
      if (mine.signal.aborted) return
      rows.value = after ? [...rows.value, ...page.rows] : page.rows
      next.value = page.next ?? null
      if (!after) total.value = page.total ?? undefined
      problem.value = undefined
    } catch (thrown) {
      if (mine.signal.aborted || isAbort(thrown)) return
      problem.value = asProblem(thrown, currentLocale())
    } finally {
      if (running === mine) loading.value = false
    }
  }

  /**
   * Looks again at what is shown, quietly: rows that did not change stay the same, what was loaded
   * further down stays, and nothing is said when the server cannot be reached. While `hold` holds,
   * rows keep their places: those that changed are shown as they are now, those that came wait, and
   * those that left stay until the next look without it.
   */
  async function refresh(hold?: {
    now: () => boolean
    key: (row: Row) => string
  }): Promise<boolean> {
    const asked = question()
    const about = asking()
    if (!asked || loading.value || answered !== about) return true
    const limit = Math.min(200, Math.max(50, rows.value.length))
    try {
      const page = await api.get<Page<Row>>(typeof path === 'string' ? path : path(), {
        query: { ...asked, limit },
      })
      if (loading.value || asking() !== about) return true
      const further = rows.value.slice(limit)
      const found = [...page.rows, ...further]
      const fresh = hold?.now() ? inPlace(found, page.next ? limit : Infinity, hold.key) : found
      if (fresh === found) held.value = nothingHeld
      if (JSON.stringify(fresh) !== JSON.stringify(rows.value)) rows.value = fresh
      if (further.length === 0 && fresh === found) next.value = page.next ?? null
      if (page.total !== undefined && page.total !== null) total.value = page.total
      problem.value = undefined
      return true
    } catch {
      return false
    }
  }

  /** The rows that are shown, each where it stands, as a newer look found them. */
  function inPlace(found: Row[], looked: number, key: (row: Row) => string): Row[] {
    const now = new Map(found.map((row) => [key(row), row]))
    const shown = new Set(rows.value.map(key))
    const added = found.map(key).filter((one) => !shown.has(one))
    // Of rows further down than was looked nothing is known.
    const gone = rows.value.slice(0, looked).map(key)
    held.value = { added, gone: gone.filter((one) => !now.has(one)) }
    return rows.value.map((row) => now.get(key(row)) ?? row)
  }

  async function more() {
    if (next.value && !loading.value) await read(next.value)
  }

  const shown = useShown(() => {
    if (answered !== asking()) void read()
  })
  watch(
    asking,
    (_, before) => {
      clearTimeout(timer)
      if (!shown.value) return
      if (before === undefined) void read()
      else timer = setTimeout(() => void read(), options.wait ?? 120)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })
  return { rows, total, next, loading, problem, held, more, refresh, reload: () => read() }
}
