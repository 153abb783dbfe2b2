import { locale } from '@koumen/phone'
import { ref } from 'vue'
import { api } from '../api'

interface Category {
  code: string
  zh: string
  en: string
}

/** What the jurisdiction calls its lists of people under care; they differ from place to place. */
const categories = ref<Category[]>([])

/** Reads the names once; without a signal they come with the next household. */
export async function learnCategories(): Promise<void> {
  if (categories.value.length > 0) return
  try {
    categories.value = (await api.get('/api/registry/terms')).lists['careCategories'] ?? []
  } catch {
    // The reason beside it says enough until there is a signal.
  }
}

/** The name of a list in the reader's language; nothing until it is known, never its code. */
export function categoryName(code: string): string {
  const known = categories.value.find((one) => one.code === code)
  return known ? (locale.value === 'en' ? known.en : known.zh) : ''
}
