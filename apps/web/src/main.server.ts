import { mergeApplicationConfig } from '@angular/core';
import { type BootstrapContext, bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { serverConfig } from './app/app.config.server';

export default function bootstrap(context: BootstrapContext): ReturnType<typeof bootstrapApplication> {
  return bootstrapApplication(App, mergeApplicationConfig(appConfig, serverConfig), context);
}
