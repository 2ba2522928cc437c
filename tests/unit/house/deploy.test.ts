import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { SETTING_GROUPS } from '../../../scripts/describe-settings.ts';
import { readDockerfile } from '../../../scripts/read-dockerfile.ts';
import { secretsOf } from '../../../src/read-settings.ts';
import { appSettings } from '../../../src/settings.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(root(path), 'utf8');

const SCHEMAS = SETTING_GROUPS.map(([, schema]) => schema);
const SETTINGS: readonly string[] = [
  'NODE_ENV',
  ...SCHEMAS.flatMap((schema) => Object.keys(schema.shape)),
  ...SCHEMAS.flatMap(secretsOf).map((name) => `${name}_FILE`),
];
const PORT = appSettings.shape.HEALTH_PORT.parse(undefined);
/** After this the app ends by itself; who stops it must wait for longer. */
const STOPS_WITHIN = 10;

const stages = readDockerfile(read('Dockerfile'));
const all = stages.flatMap(({ instructions }) => instructions);
const image = stages.at(-1)?.instructions ?? [];
const restOf = (word: string) => image.find((each) => each.word === word)?.rest ?? '';
const compose = parse(read('compose.yaml'));
const service = compose.services.throughline;
const unit = read('deploy/throughline.service');
const inUnit = (key: string) =>
  [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
const documents = parseAllDocuments(read('deploy/kubernetes/throughline.yaml')).map((each) =>
  each.toJS(),
);
const ofKind = (kind: string) => documents.find((each) => each.kind === kind);
const pod = ofKind('Deployment').spec.template.spec;
const [container] = pod.containers;
const { engines, version } = JSON.parse(read('package.json'));

/** The settings that each way to run it gives. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  Dockerfile: image
    .filter(({ word }) => word === 'ENV')
    .map(({ rest }) => rest.split('=')[0] ?? ''),
  'compose.yaml': Object.keys(service.environment),
  'throughline.service': inUnit('Environment').map((value) => value.split('=')[0] ?? ''),
  'throughline.yaml': container.env.map(({ name }: { name: string }) => name),
};

describe('every way to run it', () => {
  it.each(Object.keys(GIVEN))('gives settings that there are: %s', (name) => {
    expect(GIVEN[name]?.length).toBeGreaterThan(0);
    for (const setting of GIVEN[name] ?? []) expect(SETTINGS).toContain(setting);
  });

  it('gives the tokens as files, and no secret as it is', () => {
    for (const [name, given] of Object.entries(GIVEN)) {
      const secrets = given.filter((setting) => /TOKEN|KEY/.test(setting));
      if (name !== 'Dockerfile')
        expect(secrets).toEqual(['SLACK_BOT_TOKEN_FILE', 'SLACK_APP_TOKEN_FILE']);
    }
    expect(`${unit}${read('compose.yaml')}${read('Dockerfile')}`).not.toMatch(/xoxb|xapp/);
  });

  it('waits for long enough when it is stopped', () => {
    expect(Number.parseInt(service.stop_grace_period, 10)).toBeGreaterThan(STOPS_WITHIN);
    expect(Number(inUnit('TimeoutStopSec')[0])).toBeGreaterThan(STOPS_WITHIN);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(STOPS_WITHIN);
    const [, ms = ''] = /LONGEST_STOP_MS = ([\d_]+)/.exec(read('src/main.ts')) ?? [];
    expect(Number(ms.replaceAll('_', ''))).toBeLessThan(STOPS_WITHIN * 1000);
  });

  it('takes no right that it does not need', () => {
    expect(restOf('USER')).toBe('node');
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(pod.securityContext.runAsNonRoot).toBe(true);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const key of ['DynamicUser', 'NoNewPrivileges', 'PrivateTmp', 'ProtectHome'])
      expect(inUnit(key)).toEqual(['yes']);
  });
});

describe('the image', () => {
  it('is of a version of Node.js that the package allows, the same in every stage', () => {
    const [, least = ''] = /^>=([\d.]+)$/.exec(engines.node) ?? [];
    const versions = stages.map(({ image: from }) => /^node:([\d.]+)-/.exec(from)?.[1] ?? '');
    expect(new Set(versions).size).toBe(1);
    const [major = 0, minor = 0] = (versions[0] ?? '').split('.').map(Number);
    const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
    expect(major * 1000 + minor).toBeGreaterThanOrEqual(leastMajor * 1000 + leastMinor);
  });

  it('copies what there is, and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = all
      .filter(({ word, flags }) => word === 'COPY' && flags['from'] === undefined)
      .flatMap(({ args }) => args.slice(0, -1));
    for (const path of copied) {
      expect(existsSync(root(path)), path).toBe(true);
      expect(allowed).toContain(path);
    }
    expect([...new Set(copied)].sort()).toEqual(allowed.sort());
  });

  it('has each folder that the code reads from beside itself', () => {
    const sources = [
      'src/db/migrations.ts',
      'src/own-articles.ts',
      'src/reader/encoder/encoder-files.ts',
    ];
    const folders = sources
      .map(read)
      .join('\n')
      .match(/(?<=\.\.\/)(drizzle|content|models)\b/g);
    const copied = image.filter(({ word }) => word === 'COPY').map(({ args }) => args.at(-1));
    for (const folder of new Set(folders)) expect(copied).toContain(folder);
  });

  it('runs what is built, and asks for its health where that is answered', () => {
    expect(JSON.parse(restOf('ENTRYPOINT'))).toEqual(['node', 'dist/main.js']);
    expect(JSON.parse(restOf('CMD'))).toEqual(['start']);
    expect(restOf('EXPOSE')).toBe(String(PORT));
    expect(restOf('HEALTHCHECK')).toContain(`http://127.0.0.1:${PORT}/healthz`);
    expect(restOf('VOLUME')).toBe('/data');
    expect(read('package.json')).toContain('"throughline": "dist/main.js"');
  });
});

describe('compose.yaml', () => {
  it('gives each secret under the path that its setting names', () => {
    const paths = Object.entries(service.environment)
      .filter(([name]) => name.endsWith('_FILE') && name.startsWith('SLACK'))
      .map(([, path]) => path);
    expect(paths).toEqual(service.secrets.map((name: string) => `/run/secrets/${name}`));
    expect(Object.keys(compose.secrets)).toEqual(service.secrets);
    expect(service.volumes).toContain('data:/data');
  });
});

describe('the unit of systemd', () => {
  it('runs what is built, with its data where it may write and tokens that it is handed', () => {
    expect(inUnit('ExecStart')).toEqual(['/usr/bin/node /opt/throughline/dist/main.js start']);
    expect(unit).toContain('DATABASE_PATH=/var/lib/throughline/');
    expect(inUnit('StateDirectory')).toEqual(['throughline']);
    const credentials = inUnit('LoadCredential').map((value) => value.split(':')[0]);
    const named = inUnit('Environment').flatMap(
      (value) => /_FILE=%d\/(.*)$/.exec(value)?.[1] ?? [],
    );
    expect(named).toEqual(credentials);
  });
});

describe('the manifests of Kubernetes', () => {
  it('ask for health where it is answered, from outside the pod', () => {
    const { ports, startupProbe, livenessProbe, readinessProbe, env } = container;
    expect(ports).toEqual([{ name: 'health', containerPort: PORT }]);
    expect(ofKind('Service').spec.ports[0].port).toBe(PORT);
    expect(startupProbe.httpGet.path).toBe('/healthz');
    expect(livenessProbe.httpGet.path).toBe('/healthz');
    expect(readinessProbe.httpGet.path).toBe('/readyz');
    expect(env).toContainEqual({ name: 'HEALTH_HOST', value: '0.0.0.0' });
  });

  it('run one copy of this version, with what it mounts', () => {
    const { replicas, strategy } = ofKind('Deployment').spec;
    expect({ replicas, strategy }).toEqual({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(container.image).toBe(`throughline:${version}`);
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort();
    expect(names(container.volumeMounts)).toEqual(names(pod.volumes));
    expect(ofKind('PersistentVolumeClaim').metadata.name).toBe(
      pod.volumes[0].persistentVolumeClaim.claimName,
    );
  });
});
