import { watch } from 'vue'
import { stored } from './stored'

export type Theme = 'light' | 'dark'

function preferred(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Light or dark, as the system prefers until somebody chooses. */
export const theme = stored<Theme>('theme', preferred())

watch(
  theme,
  (next) => {
    document.documentElement.dataset['theme'] = next
    document.documentElement.classList.toggle('dark', next === 'dark')
  },
  { immediate: true },
)
