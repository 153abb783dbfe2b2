import { asProblem, type Me, type Permission, type Problem } from '@koumen/api-client'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, onSignInNeeded } from '../../app/api'
import type { Locale } from '@koumen/domain'
import { forgetDrafts } from '../../app/draft'
import { currentLocale, switchLocale } from '../../i18n'

/** Who sits at this desk and what they may do. */
export const useSession = defineStore('session', () => {
  const me = ref<Me>()
  const asked = ref(false)
  /** Why it is not known who sits here: the server could not be reached. */
  const unreachable = shallowRef<Problem>()
  const permissions = computed(() => new Set(me.value?.permissions))
  const locale = computed(currentLocale)

  function take(next: Me) {
    me.value = next
    asked.value = true
    switchLocale(next.locale === 'en' ? 'en' : 'zh-CN')
  }

  /** Asks the server once who is signed in; false when it gave no answer. */
  async function resume(): Promise<boolean> {
    if (asked.value) return true
    try {
      take(await api.get('/api/session'))
    } catch (thrown) {
      const problem = asProblem(thrown, currentLocale())
      if (problem.status !== 401) {
        unreachable.value = problem
        return false
      }
      asked.value = true
    }
    unreachable.value = undefined
    return true
  }

  async function signIn(login: string, password: string, code?: string): Promise<void> {
    take(await api.post('/api/session', { login, password, code }))
  }

  async function signOut(): Promise<void> {
    await api.delete('/api/session')
    forgetDrafts()
    me.value = undefined
  }

  /** Switches at once; the account remembers the choice. */
  async function useLocale(next: Locale): Promise<void> {
    switchLocale(next)
    if (me.value) await api.put('/api/session/locale', { locale: next })
  }

  function may(permission: Permission): boolean {
    return permissions.value.has(permission)
  }

  onSignInNeeded(() => (me.value = undefined))
  return { me, locale, unreachable, resume, signIn, signOut, useLocale, may, take }
})
