import { asProblem, ProblemError } from '@koumen/api-client'
import type { Outcome } from '@koumen/offline'
import { preferences } from '@koumen/phone'
import { api } from '../api'

/** Answers that say nothing about what was sent: the server is busy, starting or broken. */
const later = new Set([0, 408, 425, 429])

/** What a failed try means for the parcel. */
export async function outcomeOf(
  thrown: unknown,
): Promise<Exclude<Outcome<never>, { kind: 'taken' }>> {
  if (!(thrown instanceof ProblemError)) return { kind: 'unreachable' }
  const { status, title, hint, code, values } = asProblem(thrown, preferences.locale)
  if (code === 'csrf') return { kind: 'unreachable' }
  if (status === 401) return { kind: 'signed_out' }
  if (later.has(status) || status >= 500) return { kind: 'unreachable' }
  if (status === 403 && !(await signedIn())) return { kind: 'signed_out' }
  return { kind: 'refused', refusal: { text: [title, ...fields(values)].join('；'), hint, code } }
}

/** What is wrong with single fields, in the reader's language. */
function fields(values: unknown): string[] {
  const wrong = (values as { fields?: { zh: string; en: string }[] } | undefined)?.fields ?? []
  return wrong.map((one) => (preferences.locale === 'en' ? one.en : one.zh))
}

/** A refusal without a session is about the session: its guard stands before the sign-in. */
async function signedIn(): Promise<boolean> {
  try {
    await api.get('/api/session')
    return true
  } catch {
    return false
  }
}
