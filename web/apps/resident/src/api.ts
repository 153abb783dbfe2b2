import { createApi } from '@koumen/api-client'
import { preferences } from '@koumen/phone'

/** Calls to the server of this page; nobody is signed in here. */
export const api = createApi({ locale: () => preferences.locale })

/** The token that guards writes comes with any answer: fetch one before the first write. */
export async function ready(): Promise<void> {
  if (!document.cookie.includes('XSRF-TOKEN=')) {
    await api.get('/api/session').catch(() => undefined)
  }
}
