import type { Locale } from '@koumen/domain'
import { computed, reactive, watchEffect } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'

/** How a person wants to read on this phone; kept on the phone, known before anybody signs in. */
export interface Preferences {
  locale: Locale
  theme: Theme
  large: boolean
}

const key = 'koumen.phone'

function read(): Preferences {
  const found: Preferences = {
    locale: navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN',
    theme: 'auto',
    large: false,
  }
  try {
    return { ...found, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>) }
  } catch {
    // A phone that keeps nothing (private mode, WeChat's cleaner) still shows everything.
    return found
  }
}

export const preferences: Preferences = reactive(read())

/** The language as shared components want it. */
export const locale = computed(() => preferences.locale)

const night = window.matchMedia('(prefers-color-scheme: dark)')
const system = reactive({ dark: night.matches })
night.addEventListener('change', (event) => (system.dark = event.matches))

/** Whether the page is dark now, by choice or by the phone's own setting. */
export const dark = computed(
  () => preferences.theme === 'dark' || (preferences.theme === 'auto' && system.dark),
)

/** Puts the preferences on the page and keeps them; called once by each app. */
export function applyPreferences(): void {
  watchEffect(() => {
    const root = document.documentElement
    root.lang = preferences.locale
    root.dataset['theme'] = dark.value ? 'dark' : 'light'
    root.dataset['type'] = preferences.large ? 'large' : 'normal'
    document
      .querySelector('meta[name="theme-color"]')
      ?.setAttribute('content', dark.value ? '#17181a' : '#f7f6f3')
    try {
      localStorage.setItem(key, JSON.stringify(preferences))
    } catch {
      // Nothing can be kept here; the choice holds until the page is closed.
    }
  })
}
