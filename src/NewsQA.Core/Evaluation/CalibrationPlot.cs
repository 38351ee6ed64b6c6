using System.Globalization;
using System.Text;

namespace NewsQA.Evaluation;

/// <summary>Draws a reliability diagram and a risk-coverage curve side by side, as SVG.</summary>
public static class CalibrationPlot
{
    private const int Size = 300;
    private const int Left = 60;
    private const int Top = 50;
    private const int Gap = 100;
    private const string Ink = "#333";
    private const string Fill = "#4e79a7";

    /// <summary>The whole document. It refers to nothing outside itself.</summary>
    public static string ToSvg(ReliabilityFigures reliability, RiskCoverageFigures riskCoverage)
    {
        ArgumentNullException.ThrowIfNull(reliability);
        ArgumentNullException.ThrowIfNull(riskCoverage);
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Left + Size + Gap + Size + 40}\" height=\"{Top + Size + 60}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"{Ink}\">");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        Axes(svg, Left, $"Reliability, expected calibration error {reliability.ExpectedCalibrationError:F3}", "confidence", "share right");
        foreach (var bin in reliability.Bins.Where(b => b.Count > 0))
            Line(svg, $"<rect x=\"{X(Left, bin.From) + 2:F1}\" y=\"{Y(bin.ShareRight!.Value):F1}\" width=\"{((bin.To - bin.From) * Size) - 4:F1}\" height=\"{bin.ShareRight!.Value * Size:F1}\" fill=\"{Fill}\"><title>{bin.Count} answers</title></rect>");
        Line(svg, $"<line x1=\"{Left}\" y1=\"{Y(0)}\" x2=\"{Left + Size}\" y2=\"{Y(1)}\" stroke=\"{Ink}\" stroke-dasharray=\"4\"/>");

        var right = Left + Size + Gap;
        Axes(svg, right, $"Risk and coverage, area {riskCoverage.Area:F3}", "share of questions answered", "share of answers wrong");
        var curve = string.Join(' ', riskCoverage.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(right, p.Coverage):F1},{Y(p.Risk):F1}")));
        Line(svg, $"<polyline points=\"{curve}\" fill=\"none\" stroke=\"{Fill}\" stroke-width=\"2\"/>");
        foreach (var point in riskCoverage.Points)
            Line(svg, $"<circle cx=\"{X(right, point.Coverage):F1}\" cy=\"{Y(point.Risk):F1}\" r=\"3\" fill=\"{Fill}\"><title>confidence from {point.Threshold:F2}</title></circle>");
        return svg.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder svg, int left, string title, string x, string y)
    {
        Line(svg, $"<text x=\"{left}\" y=\"{Top - 20}\" font-size=\"14\">{title}</text>");
        Line(svg, $"<rect x=\"{left}\" y=\"{Top}\" width=\"{Size}\" height=\"{Size}\" fill=\"none\" stroke=\"{Ink}\"/>");
        for (var tick = 0; tick <= 10; tick += 2)
        {
            Line(svg, $"<text x=\"{X(left, tick / 10.0):F1}\" y=\"{Y(0) + 18}\" text-anchor=\"middle\">{tick / 10.0:F1}</text>");
            Line(svg, $"<text x=\"{left - 8}\" y=\"{Y(tick / 10.0) + 4:F1}\" text-anchor=\"end\">{tick / 10.0:F1}</text>");
        }

        Line(svg, $"<text x=\"{left + (Size / 2)}\" y=\"{Y(0) + 40}\" text-anchor=\"middle\">{x}</text>");
        Line(svg, $"<text transform=\"translate({left - 40} {Top + (Size / 2)}) rotate(-90)\" text-anchor=\"middle\">{y}</text>");
    }

    private static double X(int left, double share) => left + (share * Size);

    private static double Y(double share) => Top + ((1 - share) * Size);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
