import { onScopeDispose, reactive, ref, watch, type Ref } from 'vue'
import { read, write } from './stored'

const prefix = 'koumen.desk.draft.'
const keptFor = 7 * 24 * 3_600_000

interface Kept<T> {
  at: number
  form: Partial<T>
}

/** Numbers that are sealed on the server are not left lying in a browser. */
const neverKept = new Set(['identity', 'phone', 'reporterPhone'])

/** Keys of gateways: left out of drafts, so that a draft taken up again leaves the stored one alone. */
const leftOut = new Set(['secret'])

/**
 * A form that is a draft from the first key: kept in this browser until it is saved, for a week at
 * most, and gone when its writer signs out.
 */
export function useDraft<T extends object>(
  name: () => string,
  initial: () => T,
): {
  form: T
  restored: Ref<boolean>
  /** Starts over with what `initial` says, or with the draft kept under the present name. */
  open: () => void
  discard: () => void
  saved: () => void
} {
  const form = reactive(initial()) as T
  const restored = ref(false)
  let quiet = true
  let untouched = ''

  const key = () => prefix + name()

  function fill(values: Partial<T>) {
    for (const field of Object.keys(form) as (keyof T)[]) {
      if (!(field in values)) delete form[field]
    }
    Object.assign(form, values)
  }

  function open() {
    quiet = true
    fill(initial())
    untouched = JSON.stringify(form)
    const kept = read<Kept<T> | undefined>(key(), undefined)
    restored.value = !!kept && Date.now() - kept.at < keptFor
    if (kept && restored.value) Object.assign(form, kept.form)
    quiet = false
  }

  function saved() {
    write(key(), undefined)
    restored.value = false
    quiet = true
  }

  function discard() {
    write(key(), undefined)
    open()
  }

  const stop = watch(
    form,
    () => {
      if (quiet) return
      if (JSON.stringify(form) === untouched) {
        write(key(), undefined)
        return
      }
      const kept = JSON.stringify(form, (name, value) =>
        leftOut.has(name) ? undefined : neverKept.has(name) ? '' : value,
      )
      write(key(), { at: Date.now(), form: JSON.parse(kept) as T } satisfies Kept<T>)
    },
    { deep: true, flush: 'sync' },
  )
  onScopeDispose(stop)
  return { form, restored, open, discard, saved }
}

/** Drafts hold what residents told; they do not outlive the session of their writer. */
export function forgetDrafts(): void {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .forEach((key) => localStorage.removeItem(key))
  } catch {
    // A browser without storage has no drafts.
  }
}
