import { render } from 'preact';
import { App } from './app.tsx';
import { openLive } from './live.ts';
import './style/tokens.css';
import './style/page.css';
import './style/sidebar.css';
import './style/messages.css';
import './style/blocks.css';
import './style/controls.css';
import './style/dialogs.css';
import './style/inspector.css';
import './style/tour.css';

const address = new URL('live', location.href);
address.protocol = 'ws:';
const root = document.getElementById('page');
if (root) render(<App live={openLive(address.href)} />, root);
