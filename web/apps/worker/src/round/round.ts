import {
  asProblem,
  isAbort,
  type HouseholdRow,
  type Problem,
  type RoundStop,
} from '@koumen/api-client'
import { today } from '@koumen/domain'
import { preferences } from '@koumen/phone'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { api } from '../api'
import { useCarried } from '../carried/carried'
import { dueStops, rowOf, search as searchCarried } from '../carried/due'
import { peopleHere } from '../household/file'

interface Opened {
  row: Pick<HouseholdRow, 'id' | 'headName' | 'address' | 'number'>
  names: string[]
}

const AT_ONCE = 50

/** Today's round and the last search, held while the app is open. */
export const useRound = defineStore('round', () => {
  const due = ref<RoundStop[]>()
  const total = ref(0)
  const next = ref<string | null>(null)
  const readAt = ref<Date>()
  const reading = ref(false)
  const problem = ref<Problem>()
  const carried = useCarried()
  /** Whether the list comes from the files on this phone, because nobody could be asked. */
  const fromPhone = ref(false)

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
      fromPhone.value = false
    } catch (thrown) {
      problem.value = asProblem(thrown, preferences.locale)
      if (problem.value.code === 'offline') await readFromPhone()
    } finally {
      reading.value = false
    }
  }

  async function readFromPhone(): Promise<void> {
    await carried.openHere()
    if (carried.state !== 'open') return
    due.value = dueStops(carried.files.values(), carried.rhythm(), today())
    total.value = due.value.length
    next.value = null
    fromPhone.value = true
    problem.value = undefined
  }

  async function findOnPhone(text: string): Promise<void> {
    await carried.openHere()
    if (carried.state !== 'open') return
    const rows = searchCarried(carried.files.values(), text)
    found.value = rows.slice(0, AT_ONCE).map(rowOf)
    more.value = rows.length > AT_ONCE
    fromPhone.value = true
    problem.value = undefined
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
        query: { q, limit: AT_ONCE },
        signal: mine.signal,
      })
      found.value = page.rows
      more.value = !!page.next
      problem.value = undefined
      fromPhone.value = false
    } catch (thrown) {
      if (isAbort(thrown)) return
      found.value = undefined
      problem.value = asProblem(thrown, preferences.locale)
      if (problem.value.code === 'offline') await findOnPhone(q)
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
    fromPhone.value = false
  }

  function household(id: string): Opened['row'] | undefined {
    const inList = [...(due.value ?? []), ...(found.value ?? [])].find((row) => row.id === id)
    return inList ?? opened.get(id)?.row ?? carried.files.get(id)?.file.household
  }

  /** Who lives there, as far as this phone knows. */
  function names(id: string): string[] {
    const file = carried.files.get(id)?.file
    return opened.get(id)?.names ?? (file ? peopleHere(file).map((person) => person.name) : [])
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
    names,
    opened,
    fromPhone,
    readFromPhone,
  }
})
