import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';

import { mount } from 'svelte';

import { tauriDisplay } from './host/tauri';
import DisplayView from './views/DisplayView.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('display.html has no #app');
mount(DisplayView, { target, props: { host: tauriDisplay() } });
