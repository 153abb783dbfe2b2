import { createApi, type Api, type CallOptions } from '@koumen/api-client'
import { preferences } from '@koumen/phone'

type Listener = { onSignInNeeded(): void; onReached(reached: boolean): void }

let listener: Listener | undefined

/** Tells the app what every call learns about the session and the signal. */
export function listenToApi(to: Listener): void {
  listener = to
}

const plain = createApi({
  locale: () => preferences.locale,
  onSignInNeeded: () => listener?.onSignInNeeded(),
  fetch: async (input, init) => {
    try {
      const response = await fetch(input, init)
      listener?.onReached(true)
      return response
    } catch (thrown) {
      if (!init?.signal?.aborted) listener?.onReached(false)
      throw thrown
    }
  },
})

export const api: Api = plain

/** The token that guards writes comes with any answer: fetch one before the first write. */
export async function ready(options?: CallOptions): Promise<void> {
  if (!document.cookie.includes('XSRF-TOKEN=')) {
    await api.get('/api/session', options).catch(() => undefined)
  }
}
