/** Starts the web application in the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { assertExists } from '../engine/core/control.ts';
import { App } from './app/app.tsx';
import './app/words.ts';
import './base.css';

// Compiling schemas needs eval, which the content security policy forbids.
z.config({ jitless: true });

createRoot(assertExists(document.getElementById('root'), '#root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
