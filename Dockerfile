ARG NODE_VERSION=20.20.2

# The full image brings python3, make and a C++ compiler, which one package is built with.
FROM node:${NODE_VERSION}-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/local-slack/package.json packages/local-slack/
# Without the libraries for graphics cards that one package would fetch from elsewhere.
RUN ONNXRUNTIME_NODE_INSTALL=skip npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production
ENV DATABASE_PATH=/data/throughline.db
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY content content
COPY drizzle drizzle
COPY models models
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["start"]
