namespace TeamsCollab.Process.Request;

/// <summary>What one type of collaboration says beside the four questions (R02-R06). Only the parts of its own type are demanded and kept.</summary>
/// <param name="Milestones">里程碑 of 项目推进 (R02), one a line, each with its day.</param>
/// <param name="Allocation">Who gives which people, budget or equipment, of 资源调配 (R03).</param>
/// <param name="UseRules">By which rules they are used, of 资源调配 (R03).</param>
/// <param name="Goals">The goals to agree on, of 目标对齐 (R05), one a line.</param>
/// <param name="ImprovementItem">What is to become better, of 流程优化 (R06); the first line of the improvement plan (R83).</param>
/// <param name="OtherKind">What kind of collaboration 其他 is, in the initiator's own words (R01).</param>
public sealed record KindDetails(
    string Milestones = "",
    string Allocation = "",
    string UseRules = "",
    string Goals = "",
    string ImprovementItem = "",
    string OtherKind = "");
