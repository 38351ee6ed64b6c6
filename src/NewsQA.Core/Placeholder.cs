namespace NewsQA;
internal static class Placeholder;
