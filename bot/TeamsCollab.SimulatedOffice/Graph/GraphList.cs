using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace TeamsCollab.Office.Graph;

/// <summary>Answers a collection: $filter, $orderby, $top with nextLink, $count.</summary>
internal static class GraphList
{
    private const int LargestPage = 999;

    public static IResult Answer(HttpRequest request, OfficeAddress address, IEnumerable<JsonObject> items, int page = 100, Func<JsonObject, JsonObject>? shape = null, int? largest = null)
    {
        var query = request.Query;
        if (query.TryGetValue("$top", out var top) && (!int.TryParse(top, out page) || page is < 1 or > LargestPage))
        {
            return GraphRefusal.Unsupported("Invalid page size specified: " + top);
        }

        page = Math.Min(page, largest ?? LargestPage);
        List<JsonObject> found;
        try
        {
            found = [.. items.Where(item => !query.TryGetValue("$filter", out var filter) || ODataFilter.Accepts(filter.ToString(), item))];
        }
        catch (FormatException)
        {
            return GraphRefusal.Unsupported("Invalid filter clause");
        }

        if (query.TryGetValue("$orderby", out var orderBy))
        {
            var words = orderBy.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            found = [.. found.OrderBy(item => item.Member(words[0])?.ToString(), StringComparer.Ordinal)];
            if (words is [_, "desc"])
            {
                found.Reverse();
            }
        }

        var from = int.TryParse(query["$skiptoken"], out var token) ? token : int.TryParse(query["$skip"], out var skip) ? skip : 0;
        var answer = new JsonObject { ["@odata.context"] = $"{address.Graph}/$metadata#collection" };
        if (query["$count"] == "true")
        {
            answer["@odata.count"] = found.Count;
        }

        answer["value"] = new JsonArray([.. found.Skip(from).Take(page).Select(item => (JsonNode?)(shape?.Invoke(item) ?? item).DeepClone())]);
        if (from + page < found.Count)
        {
            var rest = query.Where(part => part.Key is not ("$skiptoken" or "$skip")).ToDictionary(part => part.Key, part => part.Value.ToString());
            rest["$skiptoken"] = (from + page).ToString(CultureInfo.InvariantCulture);
            answer["@odata.nextLink"] = new Uri(address.Root, request.PathBase + request.Path.ToString().TrimStart('/')) + new QueryBuilder(rest).ToString();
        }

        return Results.Json(answer, OfficeJson.Options);
    }
}
