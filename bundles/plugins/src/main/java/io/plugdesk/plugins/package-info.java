/** The directory of plugin instances by tenant, made from what each tenant has switched on. */
package io.plugdesk.plugins;
