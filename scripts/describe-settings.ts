import { z } from 'zod';
import { secretsOf } from '../src/read-settings.ts';
import {
  appSettings,
  commandSettings,
  encryptionSettings,
  modelSettings,
  proxySettings,
  transcriptionSettings,
} from '../src/settings.ts';

/** Every setting there is, by what it is for. */
export const SETTING_GROUPS: readonly (readonly [string, z.ZodObject])[] = [
  ['Throughline itself', appSettings],
  ['Encryption', encryptionSettings],
  ['A language model that reads', modelSettings],
  ['Voice clips', transcriptionSettings],
  ['Commands', commandSettings],
  ['A proxy', proxySettings],
];

const HEAD = `# Settings

Every setting is a variable of the environment. Made from the code by \`npm run configuration\`; do not edit.

A setting marked as a secret may stand in a file instead: \`SLACK_BOT_TOKEN_FILE=/run/secrets/slack-bot-token\` names a file that holds nothing but the token. It works with every container engine, with systemd's credentials and with Kubernetes. Where both are set, Throughline does not choose and says so.

\`throughline doctor\` says which of them are missing or wrong, and tries what they lead to.`;

/** The document of all settings. */
export function describeSettings(): string {
  const groups = SETTING_GROUPS.map(([title, schema]) => `## ${title}\n\n${tableOf(schema)}`);
  return `${[HEAD, ...groups].join('\n\n')}\n`;
}

function tableOf(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  const secrets = secretsOf(schema);
  const rows = Object.entries(properties).map(([name, field]) => {
    const { description = '', default: standard, enum: choices } = z.looseObject({}).parse(field);
    const notes = [
      description,
      ...(Array.isArray(choices) ? [`one of ${choices.map((c) => `\`${c}\``).join(', ')}`] : []),
      ...(secrets.includes(name) ? ['**secret**'] : []),
    ];
    const shown = standard === undefined || standard === '' ? '' : `\`${standard}\``;
    return `| \`${name}\` | ${required.includes(name) ? 'yes' : 'no'} | ${shown} | ${notes.join('; ')} |`;
  });
  return ['| setting | needed | default | what it is |', '|---|---|---|---|', ...rows].join('\n');
}
