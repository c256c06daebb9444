package io.plugdesk.hostile;

import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The hostile tool has nothing to set. */
@ObjectClassDefinition(name = "Hostile", description = "Tries to do harm; for measurements only.")
public @interface HostileConfig {}
