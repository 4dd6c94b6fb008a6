package org.entente.timeline.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.entente.timeline.web.page.StartView.Overall;

/** The templates, checked against these parameters when the service is built. */
@CheckedTemplate(basePath = "pages")
final class Templates {
  private Templates() {}

  static native TemplateInstance error(Page page, ErrorView error);

  /** An error within another's page: a line, and the way to the site. */
  static native TemplateInstance embedError(Page page, ErrorView error);

  static native TemplateInstance gone(Page page, String id, List<RevisionView> history);

  static native TemplateInstance start(Page page, Overall start);

  static native TemplateInstance partnership(
      Page page, PartnershipView partnership, TimelineView timeline, Taken taken);

  /**
   * @param status of the partnership; null where there is none, or it is somebody else's timeline
   */
  static native TemplateInstance embed(Page page, String status, TimelineView timeline);

  /**
   * @param asOf null for now
   */
  static native TemplateInstance embedEntry(Page page, EntryPageView entry, AsOf asOf);

  /**
   * @param asOf null for now
   */
  static native TemplateInstance entry(Page page, EntryPageView entry, Taken taken, AsOf asOf);

  static native TemplateInstance record(
      Page page, RecordView record, TimelineView timeline, Taken taken, String edit);

  /**
   * @param timeline null where nothing is sought
   * @param taken null with it
   */
  static native TemplateInstance search(
      Page page,
      String question,
      List<NamedRecords.Group> found,
      TimelineView timeline,
      Taken taken);

  static native TemplateInstance edit(Page page, EditView edit);

  static native TemplateInstance previewEntry(Page page, EntryPageView entry);

  static native TemplateInstance previewRecord(Page page, RecordView record);

  static native TemplateInstance quality(Page page, QualityView quality);

  static native TemplateInstance status(Page page, StatusView status);
}
