import {
  asProblem,
  isAbort,
  type HouseholdRow,
  type Problem,
  type RoundStop,
} from '@koumen/api-client'
import { preferences } from '@koumen/phone'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { api } from '../api'

interface Opened {
  row: Pick<HouseholdRow, 'id' | 'headName' | 'address' | 'number'>
  names: string[]
}

/** Today's round and the last search, held while the app is open. */
export const useRound = defineStore('round', () => {
  const due = ref<RoundStop[]>()
  const total = ref(0)
  const next = ref<string | null>(null)
  const readAt = ref<Date>()
  const reading = ref(false)
  const problem = ref<Problem>()

  const query = ref('')
  const found = ref<HouseholdRow[]>()
  const more = ref(false)
  const searching = ref(false)
  /** Files opened since the app was: enough to write a visit after the signal is gone. */
  const opened = new Map<string, Opened>()
  let search: AbortController | undefined

  /** Reads the round anew, or the part that follows what is shown. */
  async function read(after?: string): Promise<void> {
    reading.value = true
    try {
      const page = await api.get('/api/worker/round', {
        query: { after, limit: 30 },
      })
      due.value = after ? [...(due.value ?? []), ...page.rows] : page.rows
      next.value = page.next ?? null
      total.value = page.total ?? due.value.length
      readAt.value = new Date()
      problem.value = undefined
    } catch (thrown) {
      problem.value = asProblem(thrown, preferences.locale)
    } finally {
      reading.value = false
    }
  }

  async function find(text: string): Promise<void> {
    search?.abort()
    query.value = text
    const q = text.trim()
    if (!q) {
      found.value = undefined
      searching.value = false
      return
    }
    const mine = (search = new AbortController())
    searching.value = true
    try {
      const page = await api.get('/api/households', {
        query: { q, limit: 50 },
        signal: mine.signal,
      })
      found.value = page.rows
      more.value = !!page.next
      problem.value = undefined
    } catch (thrown) {
      if (isAbort(thrown)) return
      found.value = undefined
      problem.value = asProblem(thrown, preferences.locale)
    } finally {
      if (search === mine) searching.value = false
    }
  }

  /** Another person signs in on this phone: nothing of the last one stays. */
  function forget() {
    due.value = undefined
    found.value = undefined
    query.value = ''
    opened.clear()
    problem.value = undefined
  }

  function household(id: string): Opened['row'] | undefined {
    const inList = [...(due.value ?? []), ...(found.value ?? [])].find((row) => row.id === id)
    return inList ?? opened.get(id)?.row
  }

  return {
    due,
    total,
    next,
    readAt,
    reading,
    problem,
    query,
    found,
    more,
    searching,
    read,
    find,
    forget,
    household,
    opened,
  }
})
