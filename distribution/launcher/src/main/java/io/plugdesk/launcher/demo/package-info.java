/** The two demo tenants and their help centres. */
package io.plugdesk.launcher.demo;
