import '@koumen/ui/tokens.css'
import '@koumen/phone/vant.css'
import '@koumen/phone/phone.css'
import { localeKey } from '@koumen/ui'
import { applyPreferences, locale } from '@koumen/phone'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import App from './App.vue'
import { listenToApi } from './api'
import { useCampaigns } from './campaign/kit'
import { useCarried } from './carried/carried'
import { i18n } from './i18n'
import { deliver, heardFromServer, traffic, watchPocket, watchSignal } from './outbox/outbox'
import { router } from './router'
import { useSession } from './session/session'

applyPreferences()

const app = createApp(App).use(createPinia()).use(i18n).provide(localeKey, locale)
const session = useSession()
const carried = useCarried()
useCampaigns()

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
    if (state === 'in') {
      void deliver()
      void carried.start()
    }
    if (state === 'away') void carried.openHere()
  },
)

watch(
  () => carried.state,
  (state) => {
    if (state === 'open') void deliver()
  },
)

// What was changed here and has arrived stands in the files, too.
watch(
  () => traffic.editReceipts.length,
  (now, before) => {
    if (now > before) void carried.start()
  },
)

// The files follow what changes on the server, as long as somebody looks at the phone.
setInterval(() => {
  if (document.visibilityState === 'visible') void carried.start()
}, 600_000)
window.addEventListener('online', () => void carried.start())

app.use(router).mount('#app')
