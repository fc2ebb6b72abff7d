# The bot as a service: small, without a shell user, and with nothing to write but /data and /tmp.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
# What only editors and debuggers read is nearly a third of the packages; npm keeps the compiler as somebody's peer.
RUN npm run build && npm prune --omit=dev \
  && find node_modules -type f -name '*.map' -delete -o -type f -name '*.[cm]ts' -delete -o -type f -name '*.ts' -delete \
  && rm -rf node_modules/typescript

FROM node:24-bookworm-slim
# Objects of one turn die young only where the young have room: full collections, which hold every turn up, are half as many.
ENV NODE_ENV=production DATA_DIR=/data NODE_OPTIONS=--max-semi-space-size=32
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY adaptive-cards adaptive-cards
COPY appPackage/manifest.json appPackage/
COPY programmes programmes
COPY typst typst
# What people wrote is nobody else's on the host either.
RUN install -d -m 700 -o node -g node /data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets the signals, so that SIGTERM ends the bot in good order.
CMD ["node", "dist/main.js"]
