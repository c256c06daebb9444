/** A plugin for tests: does with its permissions what it is told. */
package io.plugdesk.permissions.sample;
