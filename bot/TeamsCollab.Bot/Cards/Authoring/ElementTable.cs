using System.Collections.Frozen;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>
/// The elements of Adaptive Cards 1.5 and the extensions that Teams documents, written down by hand: the published schema refuses what Teams
/// needs (<c>msteams</c>, <c>choices.data</c>, <c>targetWidth</c>), and a designer's slip in a name or a value must be found before a reader does.
/// </summary>
internal static class ElementTable
{
    private const string Block = "id:text requires:any fallback:drop|@element height:auto|stretch isVisible:bool separator:bool spacing:default|none|small|medium|large|extraLarge|padding targetWidth:text";
    private const string Colors = "default|dark|light|accent|good|warning|attention";
    private const string Sizes = "default|small|medium|large|extraLarge";
    private const string Styles = "default|emphasis|good|attention|warning|accent";
    private const string Sideways = "left|center|right";
    private const string Down = "top|center|bottom";
    private const string Letters = $"color:{Colors} fontType:default|monospace isSubtle:bool size:{Sizes} weight:default|lighter|bolder";
    private const string Input = Block + " label:text isRequired:bool errorMessage:text";
    private const string Action = "id:text requires:any fallback:drop|@action title:text iconUrl:text style:default|positive|destructive mode:primary|secondary tooltip:text isEnabled:bool";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, PropertyKind>> All = new Dictionary<string, string>
    {
        ["AdaptiveCard"] = $"version:!1.5|1.4|1.3|1.2 body:!@element[] actions:@action[] fallbackText:text speak:text lang:text minHeight:text rtl:bool msteams:@teams refresh:@refresh selectAction:@action verticalContentAlignment:{Down} backgroundImage:any authentication:any metadata:any style:{Styles}",
        ["TextBlock"] = $"{Block} {Letters} text:!text wrap:bool maxLines:number horizontalAlignment:{Sideways} style:default|heading|columnHeader",
        ["RichTextBlock"] = $"{Block} inlines:!text|@inline[] horizontalAlignment:{Sideways}",
        ["TextRun"] = $"id:text {Letters} text:!text italic:bool strikethrough:bool underline:bool highlight:bool selectAction:@action",
        ["Image"] = $"{Block} url:!text altText:text size:auto|stretch|small|medium|large style:default|person horizontalAlignment:{Sideways} width:text backgroundColor:text selectAction:@action",
        ["ImageSet"] = $"{Block} images:!@element[] imageSize:auto|stretch|small|medium|large",
        ["Media"] = $"{Block} sources:!any[] poster:text altText:text",
        ["Container"] = $"{Block} items:!@element[] style:{Styles} bleed:bool minHeight:text rtl:bool selectAction:@action verticalContentAlignment:{Down} backgroundImage:any",
        ["ColumnSet"] = $"{Block} columns:@column[] style:{Styles} bleed:bool minHeight:text horizontalAlignment:{Sideways} selectAction:@action",
        ["Column"] = $"{Block} items:@element[] width:any style:{Styles} bleed:bool minHeight:text rtl:bool selectAction:@action verticalContentAlignment:{Down} backgroundImage:any",
        ["FactSet"] = $"{Block} facts:!@fact[]",
        ["Table"] = $"{Block} columns:@tableColumn[] rows:@row[] firstRowAsHeader:bool firstRowAsHeaders:bool showGridLines:bool gridStyle:{Styles} horizontalCellContentAlignment:{Sideways} verticalCellContentAlignment:{Down}",
        ["TableRow"] = $"cells:@cell[] style:{Styles} horizontalCellContentAlignment:{Sideways} verticalCellContentAlignment:{Down} id:text",
        ["TableCell"] = $"items:!@element[] style:{Styles} bleed:bool minHeight:text rtl:bool selectAction:@action verticalContentAlignment:{Down} id:text",
        ["ActionSet"] = $"{Block} actions:!@action[] horizontalAlignment:{Sideways}",
        ["Input.Text"] = $"{Input} id:!text value:text placeholder:text maxLength:number isMultiline:bool regex:text style:text|tel|url|email|password inlineAction:@action",
        ["Input.Number"] = $"{Input} id:!text value:number|text placeholder:text min:number max:number",
        ["Input.Date"] = $"{Input} id:!text value:text placeholder:text min:text max:text",
        ["Input.Time"] = $"{Input} id:!text value:text placeholder:text min:text max:text",
        ["Input.Toggle"] = $"{Input} id:!text title:!text value:text valueOn:text valueOff:text wrap:bool",
        ["Input.ChoiceSet"] = $"{Input} id:!text value:text placeholder:text choices:@choice[] choices.data:@query isMultiSelect:bool style:compact|expanded|filtered wrap:bool",
        ["Action.Execute"] = $"{Action} verb:text data:any associatedInputs:auto|none",
        ["Action.Submit"] = $"{Action} data:any associatedInputs:auto|none",
        ["Action.OpenUrl"] = $"{Action} url:!text",
        ["Action.ShowCard"] = $"{Action} card:!@card",
        ["Action.ToggleVisibility"] = $"{Action} targetElements:!text|@target[]",
        ["@teams"] = "width:full entities:any[]",
        ["@refresh"] = "action:!@action userIds:text[] expires:text",
        ["@fact"] = "title:!text value:!text",
        ["@choice"] = "title:!text value:!text",
        ["@query"] = "dataset:!text associatedInputs:auto|none value:text count:number skip:number",
        ["@tableColumn"] = $"width:number|text horizontalCellContentAlignment:{Sideways} verticalCellContentAlignment:{Down}",
        ["@target"] = "elementId:!text isVisible:bool",
    }.ToFrozenDictionary(element => element.Key, element => Read(element.Value));

    private static readonly FrozenDictionary<string, string[]> Groups = new Dictionary<string, string[]>
    {
        ["AdaptiveCard"] = ["AdaptiveCard"],
        ["card"] = ["AdaptiveCard"],
        ["element"] = [.. All.Keys.Where(name => name[0] != '@' && !name.StartsWith("Action.", StringComparison.Ordinal) && name is not ("AdaptiveCard" or "TextRun" or "Column" or "TableRow" or "TableCell"))],
        ["action"] = [.. All.Keys.Where(name => name.StartsWith("Action.", StringComparison.Ordinal))],
        ["inline"] = ["TextRun"],
        ["column"] = ["Column"],
        ["row"] = ["TableRow"],
        ["cell"] = ["TableCell"],
    }.ToFrozenDictionary();

    /// <summary>The types that may stand where a group is wanted.</summary>
    public static string[] Of(string group) => Groups.GetValueOrDefault(group) ?? [group];

    public static FrozenDictionary<string, PropertyKind> Typed(string type) => All[type];

    /// <summary>An object that needs no type, such as a fact; null where the group has types.</summary>
    public static FrozenDictionary<string, PropertyKind>? Untyped(string group) => All.GetValueOrDefault("@" + group);

    private static FrozenDictionary<string, PropertyKind> Read(string written)
    {
        var kinds = new Dictionary<string, PropertyKind>(StringComparer.Ordinal);
        foreach (var property in written.Split(' '))
        {
            var colon = property.IndexOf(':', StringComparison.Ordinal);
            kinds[property[..colon]] = PropertyKind.Read(property[(colon + 1)..]);
        }

        return kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
