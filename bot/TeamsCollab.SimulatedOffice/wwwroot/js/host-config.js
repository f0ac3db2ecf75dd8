const pair = name => ({ default: `var(--${name})`, subtle: `var(--${name})` });
const colours = {
  default: { default: "var(--text)", subtle: "var(--text-soft)" },
  dark: { default: "var(--text)", subtle: "var(--text-soft)" },
  light: { default: "var(--text-soft)", subtle: "var(--text-soft)" },
  accent: pair("accent"),
  good: pair("good"),
  warning: pair("warning"),
  attention: pair("danger"),
};
const style = (background, border) => ({ backgroundColor: `var(--${background})`, borderColor: `var(--${border})`, foregroundColors: colours });
const label = { weight: "bolder", size: "default" };

/**
 * How the official renderer draws: measures close to those of Teams, colours by name, so that light and dark change
 * without drawing a card again.
 */
export const hostConfig = {
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontFamily: "var(--font)",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 25, extraLarge: 30 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: style("surface", "line"),
    emphasis: style("sunken", "line"),
    accent: style("accent-soft", "accent"),
    good: style("good-soft", "good"),
    warning: style("warning-soft", "warning"),
    attention: style("danger-soft", "danger"),
  },
  actions: {
    maxActions: 6, spacing: "medium", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left",
    allowTitleToWrap: true, iconSize: 16, showCard: { actionMode: "inline", inlineTopMargin: 10, style: "emphasis" },
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  factSet: { title: { weight: "bolder", wrap: true, maxWidth: 140 }, value: { wrap: true }, spacing: 14 },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { ...label, suffix: " *", suffixColor: "attention" }, optionalInputs: label },
    errorMessage: { color: "attention", size: "small" },
  },
  textStyles: { heading: { size: "large", weight: "bolder" }, columnHeader: { weight: "bolder" } },
  textBlock: { headingLevel: 3 },
};
