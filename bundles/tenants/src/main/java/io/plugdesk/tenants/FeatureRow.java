package io.plugdesk.tenants;

import io.plugdesk.desk.tenants.Feature;
import java.time.OffsetDateTime;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** One revision of a plugin's settings; all but {@code enabled} stays as it was written. */
@Entity
@Table(name = "feature")
class FeatureRow {
  @Id private String id;

  @Column(name = "tenant_id")
  private String tenantId;

  private String plugin;
  private int revision;

  @Convert(converter = JsonColumn.class)
  private String settings;

  private boolean enabled;
  private String actor;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** For JPA. */
  protected FeatureRow() {}

  FeatureRow(String id, String tenantId, Feature feature, String actor, OffsetDateTime createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.plugin = feature.plugin();
    this.revision = feature.revision();
    this.settings = feature.settingsJson();
    this.enabled = true;
    this.actor = actor;
    this.createdAt = createdAt;
  }

  Feature feature() {
    return new Feature(plugin, revision, settings);
  }

  boolean enabled() {
    return enabled;
  }

  void enable(boolean on) {
    enabled = on;
  }
}
