/** Whether tenants and conversations get the versions of plugins that they are to have. */
package io.plugdesk.bench.versions;
