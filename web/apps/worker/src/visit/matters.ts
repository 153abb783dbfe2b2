import type { OpenCategory } from '@koumen/api-client'
import { ref } from 'vue'
import { api } from '../api'

const KEPT = 'koumen.worker.matters'

function kept(): OpenCategory[] {
  return JSON.parse(localStorage.getItem(KEPT) ?? '[]') as OpenCategory[]
}

/** What requests may be about, as the place lists it; as last read while there is no signal. */
export const matters = ref<OpenCategory[]>(kept())

/** Reads the list anew. */
export async function learnMatters(): Promise<void> {
  try {
    matters.value = (await api.get('/api/open/categories')).rows
    localStorage.setItem(KEPT, JSON.stringify(matters.value))
  } catch {
    // The list of last time is as good.
  }
}
