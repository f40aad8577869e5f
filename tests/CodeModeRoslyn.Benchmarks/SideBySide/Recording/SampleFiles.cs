using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>What the tasks find in the folder of <c>filesystem</c> and in <c>memory</c>. The same in each run.</summary>
internal static class SampleFiles
{
    private const int Orders = 600;
    private const int OrdersADay = 10;
    private const int SentencesAPage = 12;

    private static readonly string[] Regions = ["north", "east", "south", "west"];

    private static readonly (string Sku, string Name, string Category, decimal Price)[] Products =
    [
        ("T-01", "Assam", "tea", 4.50m), ("C-01", "Mocha", "coffee", 8.90m), ("T-02", "Darjeeling", "tea", 6.20m), ("C-02", "Java", "coffee", 7.80m),
        ("T-03", "Earl Grey", "tea", 5.10m), ("H-01", "Lime honey", "honey", 7.40m), ("T-04", "Sencha", "tea", 7.90m), ("C-03", "Decaf", "coffee", 7.20m),
        ("T-05", "Jasmine", "tea", 6.60m), ("H-02", "Forest honey", "honey", 8.10m), ("T-06", "Rooibos", "tea", 3.80m), ("C-04", "Espresso", "coffee", 9.40m),
    ];

    private static readonly (string Folder, string[] Pages)[] Handbook =
    [
        ("finance", ["expenses", "invoicing", "payroll", "purchasing", "taxes", "travel"]),
        ("operations", ["backups", "deliveries", "incidents", "opening-hours", "returns", "warehouse"]),
        ("people", ["holidays", "hiring", "onboarding", "parental-leave", "remote-work", "training"]),
        ("security", ["access", "devices", "passwords", "privacy", "suppliers", "visitors"]),
    ];

    private static readonly Dictionary<string, string> Retention = new(StringComparer.Ordinal)
    {
        ["finance/invoicing"] = "The retention period of invoices is ten years.",
        ["operations/backups"] = "Backups have a retention of 35 days.",
        ["security/privacy"] = "Data of applicants has a retention of six months.",
    };

    private static readonly string[] Sentences =
    [
        "Ask your lead when something here is not clear.", "Forms are in the shared folder of the team.", "Write down what you did, with its date.",
        "Requests are answered within two working days.", "Exceptions need the word of two people.", "Keep the original, and send a copy.",
        "Nobody does this alone on a Friday afternoon.", "The list is looked through each quarter.", "What is urgent goes by telephone, not by mail.",
        "Amounts are in euros and without tax.", "New colleagues do this with somebody beside them.", "A mistake is reported, and nobody is blamed for it.",
        "The calendar of the team shows who is there.", "Old versions of this page are in the archive.", "Keys are handed out by the front desk.",
        "Partners get the short version of this page.", "Measure first, and then decide.", "The checklist hangs beside the door.",
        "Numbers are rounded at the very end.",
    ];

    private static readonly string[] Graph =
    [
        """{"type":"entity","name":"Northwind","entityType":"project","observations":["relaunch of the web shop","ends in October 2026"]}""",
        """{"type":"entity","name":"Contoso","entityType":"project","observations":["new warehouse system"]}""",
        """{"type":"entity","name":"Ann","entityType":"person","observations":["designer","speaks Danish"]}""",
        """{"type":"entity","name":"Bela","entityType":"person","observations":["developer"]}""",
        """{"type":"entity","name":"Chiara","entityType":"person","observations":["project lead","likes trains"]}""",
        """{"type":"entity","name":"Dmitri","entityType":"person","observations":["developer"]}""",
        """{"type":"entity","name":"Chicago","entityType":"city","observations":["office on the 4th floor"]}""",
        """{"type":"entity","name":"New York","entityType":"city","observations":["largest office"]}""",
        """{"type":"entity","name":"Los Angeles","entityType":"city","observations":["no office"]}""",
        """{"type":"relation","from":"Ann","to":"Northwind","relationType":"works_on"}""",
        """{"type":"relation","from":"Bela","to":"Northwind","relationType":"works_on"}""",
        """{"type":"relation","from":"Chiara","to":"Northwind","relationType":"works_on"}""",
        """{"type":"relation","from":"Dmitri","to":"Contoso","relationType":"works_on"}""",
        """{"type":"relation","from":"Ann","to":"Chicago","relationType":"lives_in"}""",
        """{"type":"relation","from":"Bela","to":"New York","relationType":"lives_in"}""",
        """{"type":"relation","from":"Chiara","to":"Los Angeles","relationType":"lives_in"}""",
        """{"type":"relation","from":"Dmitri","to":"Chicago","relationType":"lives_in"}""",
    ];

    /// <summary>Writes them.</summary>
    /// <param name="shop">The folder that <c>filesystem</c> serves.</param>
    /// <param name="memory">The file in which <c>memory</c> keeps its graph.</param>
    public static void Write(string shop, string memory)
    {
        Write(shop, "exports/orders.csv", OrderLines());
        Write(shop, "catalog/prices.csv", ["sku,name,category,price", .. Products.Select(product => Line($"{product.Sku},{product.Name},{product.Category},{product.Price:0.00}"))]);
        var page = 0;
        foreach (var (folder, pages) in Handbook)
        {
            foreach (var name in pages)
            {
                Write(shop, $"handbook/{folder}/{name}.md", PageLines($"{folder}/{name}", page++));
            }
        }

        File.WriteAllText(memory, string.Join('\n', Graph));
    }

    private static IEnumerable<string> OrderLines()
    {
        yield return "order,date,region,product,quantity,unit_price";
        for (var order = 0; order < Orders; order++)
        {
            // Multiples of primes, so that no region always buys the same.
            var product = Products[order * 7 % Products.Length];
            var region = Regions[(order * 3 + order / OrdersADay) % Regions.Length];
            var date = new DateOnly(2026, 5, 1).AddDays(order / OrdersADay);
            yield return Line($"O-{order + 1:0000},{date:yyyy-MM-dd},{region},{product.Name},{1 + order * 13 % 9},{product.Price:0.00}");
        }
    }

    private static IEnumerable<string> PageLines(string name, int page)
    {
        yield return $"# {name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
        yield return "";
        for (var sentence = 0; sentence < SentencesAPage; sentence++)
        {
            yield return Sentences[(page * 5 + sentence * 3) % Sentences.Length];
            if (sentence == SentencesAPage / 2 && Retention.TryGetValue(name, out var retention))
            {
                yield return retention;
            }
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static void Write(string folder, string path, IEnumerable<string> lines)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
