import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// While developing, calls go to a server started with `./koumen demo --port 8080`.
const server = process.env['KOUMEN_URL'] ?? 'http://localhost:8080'

export default defineConfig({
  base: '/desk/',
  plugins: [vue()],
  worker: { format: 'es' },
  server: {
    proxy: { '/api': { target: server } },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1600,
  },
})
