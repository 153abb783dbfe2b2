import '@koumen/ui/tokens.css'
import '@koumen/phone/vant.css'
import '@koumen/phone/phone.css'
import { localeKey } from '@koumen/ui'
import { applyPreferences, locale } from '@koumen/phone'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import App from './App.vue'
import { listenToApi } from './api'
import { i18n } from './i18n'
import { deliver, heardFromServer, traffic, watchPocket, watchSignal } from './outbox/outbox'
import { router } from './router'
import { useSession } from './session/session'

applyPreferences()

const app = createApp(App).use(createPinia()).use(i18n).provide(localeKey, locale)
const session = useSession()

listenToApi({
  onSignInNeeded: () => session.expired(),
  onReached: heardFromServer,
})
watchSignal()
watch(
  () => session.owner,
  (owner) => {
    if (owner) watchPocket(owner)
  },
  { immediate: true },
)
watch(
  () => session.state,
  (state) => {
    traffic.signedOut = state === 'out'
    if (state === 'in') void deliver()
  },
)

app.use(router).mount('#app')
